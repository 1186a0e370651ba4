package io.agestream.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Columns of text, each aligned to the left or to the right. */
public final class Table {

    private final List<Boolean> right;
    private final List<List<String>> rows = new ArrayList<>();

    /** @param header names of the columns; a leading {@code >} aligns a column to the right */
    public Table(String... header) {
        this.right = List.of(header).stream().map(name -> name.startsWith(">")).toList();
        rows.add(List.of(header).stream()
                .map(name -> name.startsWith(">") ? name.substring(1) : name)
                .toList());
    }

    /** Adds a row; it has as many cells as there are columns. */
    public Table row(String... cells) {
        if (cells.length != right.size()) {
            throw new IllegalArgumentException(right.size() + " cells wanted, not " + cells.length);
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The header and the rows, without spaces at their ends. */
    public List<String> lines() {
        return rows.stream().map(this::format).toList();
    }

    private String format(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            String gap = " ".repeat(width(column) - cell.length());
            line.append(right.get(column) ? gap + cell : cell + gap).append("  ");
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
