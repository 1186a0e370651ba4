# Golden values of the tests of io.agestream.model.evaluation, by scikit-learn 1.9.1, SciPy 1.17.1, NumPy 2.4.6:
#   python3 -m venv venv && venv/bin/pip install scikit-learn==1.9.1 && venv/bin/python make_evaluation_golden.py
import warnings

import numpy as np
from scipy.optimize import minimize_scalar
from scipy.stats import binomtest
from sklearn.calibration import calibration_curve
from sklearn.metrics import accuracy_score, confusion_matrix, f1_score, log_loss, mean_absolute_error

warnings.simplefilter("ignore")
MASK = (1 << 64) - 1
EDGES = [1, 6, 11, 16, 19, 22, 31, 45, 61, 81, 101]
MIDDLES = [(EDGES[i] + EDGES[i + 1] - 1) / 2 for i in range(10)]


# The same numbers as DrawnExamples draws in Java: Knuth's linear congruential generator, its upper 24 bits.
class Drawn:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & MASK
        return (self.state >> 40) / (1 << 24)


def draw(seed, centres):
    drawn = Drawn(seed)
    years, sexes, origins, logits = [], [], [], []
    for _ in range(600):
        age = 1 + int(104 * drawn.next())
        sexes.append("female" if drawn.next() < 0.5 else "male")
        u = drawn.next()
        origins.append("a" if u < 0.03 else "b" if u < 0.4 else "c" if u < 0.9 else None)
        logits.append([5 * drawn.next() - 0.15 * abs(age - centre) for centre in centres])
        years.append(age)
    return np.array(years), np.array(sexes), np.array(origins, dtype=object), np.float32(logits).astype(np.float64)


def softmax(logits, temperature):
    e = np.exp((logits - logits.max(axis=1, keepdims=True)) / temperature)
    return e / e.sum(axis=1, keepdims=True)


def grouped(p):
    if p.shape[1] == 10:
        return p
    return np.stack([p[:, EDGES[i] - 1 : EDGES[i + 1] - 1].sum(axis=1) for i in range(10)], axis=1)


def ece(confidence, right, verbose=False):
    counts = np.histogram(confidence, bins=15, range=(0, 1))[0]
    accuracy, mean = calibration_curve(right, confidence, n_bins=15)
    filled = counts[counts > 0]
    assert len(filled) == len(mean)
    if verbose:
        print("  bins", counts.tolist(), np.round(mean, 6).tolist(), np.round(accuracy, 6).tolist())
    return (filled * np.abs(accuracy - mean)).sum() / filled.sum()


def wilson(right):
    ci = binomtest(int(right.sum()), len(right)).proportion_ci(0.95, "wilson")
    return [int(right.sum()), len(right), round(float(ci.low), 6), round(float(ci.high), 6)]


def by_chance(confidence):
    # Every example is right with the probability that the model gives it.
    generator = np.random.default_rng(1)
    errors = [ece(confidence, generator.random(len(confidence)) < confidence) for _ in range(20_000)]
    return [round(float(x), 4) for x in [np.mean(errors), *np.quantile(errors, [0.05, 0.95])]]


def in_first_half(i):
    x = (10 * i + 0x9E3779B97F4A7C15) & MASK
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK
    return (x ^ (x >> 31)) >> 63 == 0


for name, seed, centres in [("groups", 1, MIDDLES), ("years", 2, list(range(1, 101)))]:
    years, sexes, origins, logits = draw(seed, centres)
    inside = (years >= 1) & (years < 101)
    first = np.array([in_first_half(i) for i in range(600)])[inside]
    years, sexes, origins, logits = years[inside], sexes[inside], origins[inside], logits[inside]
    everyone = np.full(len(years), True)
    truth = np.digitize(years, EDGES) - 1
    print(name, "examples", len(years), "outside", int((~inside).sum()))
    for temperature in [1, 2.5]:
        outputs = softmax(logits, temperature)
        p = grouped(outputs)
        predicted = p.argmax(axis=1)
        right = predicted == truth
        expected = outputs @ np.array(centres)
        errors = np.abs(expected - years)
        print(" temperature", temperature, "accuracy", accuracy_score(truth, predicted), wilson(right))
        print("  one-off", wilson(np.abs(predicted - truth) <= 1))
        print("  nll", round(log_loss(truth, p, labels=range(10)), 6),
              "brier", round(float(((p - np.eye(10)[truth]) ** 2).sum(axis=1).mean()), 6),
              "macro-f1", round(f1_score(truth, predicted, average="macro"), 6),
              "mae", round(mean_absolute_error(years, expected), 6), "cs@5", wilson(errors <= 5))
        print("  ece", round(ece(p.max(axis=1), right, True), 6), "by chance", by_chance(p.max(axis=1)))
        if temperature == 1:
            print("  confusion", confusion_matrix(truth, predicted, labels=range(10)).tolist())
            print("  mae by group", [round(float(errors[truth == g].mean()), 6) for g in range(10)])
            print("  recall by group", [wilson(right[truth == g]) for g in range(10)])
            for label, values in [("sex", sexes), ("origin", origins)]:
                for value in sorted({v for v in values if v is not None}):
                    of = values == value
                    print("  ", label, value, wilson(right[of]), "mae", round(float(errors[of].mean()), 6))
                print("  ", label, "none", int(sum(v is None for v in values)))

    def best(of):
        def nll(ln):
            return log_loss(truth[of], grouped(softmax(logits[of], np.exp(ln))), labels=range(10))

        ln = minimize_scalar(nll, bounds=(np.log(0.05), np.log(20)), method="bounded", options={"xatol": 1e-9}).x
        return float(np.exp(ln))

    print(" temperature", round(best(everyone), 6),
          "first half", int(first.sum()), round(best(first), 6), "second", int((~first).sum()), round(best(~first), 6))
    p = np.empty((len(years), 10))
    p[first] = grouped(softmax(logits[first], best(~first)))
    p[~first] = grouped(softmax(logits[~first], best(first)))
    print("  cross-fitted nll", round(log_loss(truth, p, labels=range(10)), 6),
          "brier", round(float(((p - np.eye(10)[truth]) ** 2).sum(axis=1).mean()), 6),
          "ece", round(ece(p.max(axis=1), p.argmax(axis=1) == truth), 6))
