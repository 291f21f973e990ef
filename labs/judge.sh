#!/usr/bin/env bash
# The lab's own compare.py over the simulator's predictions. Reachability and delivery are taken over from the results, so that every line that
# is printed is about an outcome or a state. Needs python3 and the lab's folder:
#   labs/judge.sh ORACLE
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
oracle=${1:?usage: labs/judge.sh ORACLE}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
dotnet run --project tools/LabCompare -c Release -- labs/scenarios labs/results --excuses labs/known-differences.txt --write "$scratch/predicted" | tail -n 2
python3 - "$scratch" <<'PYTHON'
import glob, gzip, json, os, sys
scratch = sys.argv[1]
os.makedirs(scratch + "/results")
results = []
for path in glob.glob("labs/results/*.json") + glob.glob("labs/results/*.json.gz"):
    with (gzip.open(path) if path.endswith(".gz") else open(path)) as file:
        value = json.load(file)
    results += value if isinstance(value, list) else [value]
for result in results:
    name = "/" + result["scenario"] + ".json"
    with open(scratch + "/predicted" + name) as file:
        predicted = json.load(file)
    for label, observation in result["observations"].items():
        predicted["observations"][label]["reach"] = observation["reach"]
    for folder, value in (("/results", result), ("/predicted", predicted)):
        with open(scratch + folder + name, "w") as file:
            json.dump(value, file)
PYTHON
python3 "$oracle/compare.py" "$scratch/results" "$scratch/predicted" --level state
