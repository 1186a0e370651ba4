#!/usr/bin/env python3
"""train-service's steps and Python's PyTorch in turn, a few seconds each: what one takes of the other's time.

A measuring aid, no part of agestream; PyTorch is needed as for train_pytorch.py. A machine that is shared is now slower and now
faster, for seconds as for minutes, so both programs run at the same time and all but one of them is stopped (SIGSTOP) while the
other takes its slice. Steps with a stop in them are few and do not move a median. Prints a line for each round, a new pair of
processes, and the mean of the rounds' ratios with its standard error.
"""
import argparse
import csv
import os
import pathlib
import re
import signal
import statistics
import subprocess
import sys
import tempfile

HOME = pathlib.Path(__file__).resolve().parents[2]
MALLOC = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "4294967296", "MALLOC_TRIM_THRESHOLD_": "8589934592"}


def take_turns(processes, seconds):
    """Until one of them ends; the other one goes on."""
    for process in processes:
        process.send_signal(signal.SIGSTOP)
    turn = 0
    while all(process.poll() is None for process in processes):
        running = processes[turn % len(processes)]
        running.send_signal(signal.SIGCONT)
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGSTOP)
        turn += 1
    for process in processes:
        if process.poll() is None:
            process.send_signal(signal.SIGCONT)


def ours_of(results):
    """The median of the steps, milliseconds a sample."""
    with open(results / "rounds.csv", newline="") as file:
        return statistics.median(float(row["value"]) for row in csv.DictReader(file))


def theirs_of(output):
    return float(re.search(r"([0-9.]+) ms a sample in the median", output).group(1))


def measure(options):
    """Medians of ours and theirs, milliseconds a sample."""
    shared = ["--network", options.network, "--warm-up", str(options.warm_up), "--steps", str(options.steps)]
    script = pathlib.Path(__file__).with_name("train_pytorch.py")
    environment = {**os.environ, **MALLOC}
    with tempfile.TemporaryDirectory() as folder:
        results = pathlib.Path(folder) / "results"
        with subprocess.Popen(
            [HOME / "agestream", "bench", "train", *shared, "--out", results],
            env={**environment, "OMP_WAIT_POLICY": "ACTIVE"},
            stdout=subprocess.DEVNULL,
        ) as ours, subprocess.Popen(
            [sys.executable, script, *shared, "--recipe", options.network], env=environment, stdout=subprocess.PIPE, text=True
        ) as theirs:
            try:
                take_turns([ours, theirs], options.slice)
                output = theirs.communicate()[0]
                if ours.wait() != 0 or theirs.returncode != 0:
                    sys.exit("One of the two has failed; what it says stands above.")
            finally:
                for process in (ours, theirs):
                    process.kill()
        return ours_of(results), theirs_of(output)


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--network", choices=["agenet", "article"], default="article")
    arguments.add_argument("--steps", type=int, default=150, help="measured ones of each, in a round")
    arguments.add_argument("--warm-up", type=int, default=40, help="steps before those")
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--slice", type=float, default=3, help="seconds")
    options = arguments.parse_args()

    # Builds what is missing, which must not be stopped in between.
    subprocess.run([HOME / "agestream", "bench", "train", "--help"], stdout=subprocess.DEVNULL, check=True)
    ratios = []
    for number in range(1, options.rounds + 1):
        ours, theirs = measure(options)
        ratios.append(theirs / ours)
        print(f"round {number}: ours {ours:.3f}, PyTorch in Python {theirs:.3f} ms a sample, PyTorch ÷ ours {ratios[-1]:.3f}", flush=True)
    error = statistics.stdev(ratios) / len(ratios) ** 0.5 if len(ratios) > 1 else float("nan")
    print(f"{options.network}: PyTorch ÷ ours {statistics.mean(ratios):.3f} ± {error:.3f} in the mean of {len(ratios)} rounds")


if __name__ == "__main__":
    main()
