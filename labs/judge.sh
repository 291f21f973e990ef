#!/usr/bin/env bash
# The lab's own compare.py over the simulator's predictions: outcomes, states, who is answered and who takes delivery. Needs python3 and the lab's folder:
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
    with open(scratch + "/results/" + result["scenario"] + ".json", "w") as file:
        json.dump(result, file)
PYTHON
python3 "$oracle/compare.py" "$scratch/results" "$scratch/predicted" --level state
