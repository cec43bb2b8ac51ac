#!/bin/sh
# Makes the namespace and what cases show of themselves in it; running it again changes nothing.
# TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE and TEMPORAL_RETENTION come from the environment.
set -eu

tries=60
until temporal operator cluster health >/dev/null 2>&1; do
  tries=$((tries - 1))
  if [ "$tries" -eq 0 ]; then
    echo "Temporal at $TEMPORAL_ADDRESS does not answer." >&2
    exit 1
  fi
  sleep 1
done

if temporal operator namespace describe --namespace "$TEMPORAL_NAMESPACE" >/dev/null 2>&1; then
  temporal operator namespace update --namespace "$TEMPORAL_NAMESPACE" --retention "$TEMPORAL_RETENTION"
else
  temporal operator namespace create --namespace "$TEMPORAL_NAMESPACE" --retention "$TEMPORAL_RETENTION"
fi

# A namespace just made is known to every part of the server after some seconds only.
attribute() {
  tries=30
  until temporal operator search-attribute create --namespace "$TEMPORAL_NAMESPACE" --name "$1" --type "$2"; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || exit 1
    sleep 1
  done
}

for name in CaseStage WaitingFor Team Partner HandoffStatus Outcome; do
  attribute "$name" Keyword
done
attribute Attention KeywordList
attribute NextDeadline Datetime
attribute Overdue Bool
