// Curves, drawn by uPlot in the page's colours.
import uPlot from "../webjars/uplot/dist/uPlot.esm.js";

const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const line = index => colour(index === 0 ? "--accent" : "--second");

export class Charts {
  #charts = [];

  /** A small curve without axes; gives a function that takes its data. */
  spark(place, label) {
    return this.#add(place, () => ({
      height: 40,
      legend: { show: false },
      cursor: { show: false },
      axes: [{ show: false }, { show: false }],
      scales: { x: { time: true }, y: { range: (_, __, max) => max > 0 ? [-0.05 * max, 1.05 * max] : [-0.05, 1] } },
      series: [{}, { label, stroke: line(0), fill: colour("--bar"), width: 1.5, points: { show: false } }],
    }), [[], []]);
  }

  /** Curves over epochs, each with a name; gives a function that takes their data. */
  curves(place, names) {
    const axis = () => ({ stroke: colour("--soft"), grid: { stroke: colour("--line") }, ticks: { stroke: colour("--line") } });
    return this.#add(place, () => ({
      height: 180,
      axes: [{ ...axis(), incrs: [1, 2, 5, 10, 20, 50, 100] }, axis()],
      scales: { x: { time: false } },
      series: [{ label: "epoch" }, ...names.map((label, i) => ({
        label, stroke: line(i), width: 2, spanGaps: true, dash: i === 0 ? undefined : [6, 3],
        value: (_, v) => v === null || v === undefined ? "–" : v.toFixed(4),
      }))],
    }), [[], ...names.map(() => [])]);
  }

  #add(place, options, data) {
    const chart = { place, options, data, plot: null };
    this.#charts.push(chart);
    new ResizeObserver(() => chart.plot?.setSize({ width: place.clientWidth, height: chart.plot.height })).observe(place);
    this.#draw(chart);
    return newData => { chart.data = newData; chart.plot.setData(newData); };
  }

  #draw(chart) {
    chart.plot?.destroy();
    chart.plot = new uPlot({ width: chart.place.clientWidth || 200, ...chart.options() }, chart.data, chart.place);
  }

  /** The colours have changed. */
  redraw() {
    this.#charts.forEach(chart => this.#draw(chart));
  }
}
