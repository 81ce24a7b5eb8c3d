#!/bin/sh
# Runs Chromium for as long as the stand-in lives. The stand-in holds the other end of our standard input, so its
# end, however it comes, is an end of file here: then Chromium is ended and its profile removed.
# usage: chromium.sh PROFILE COMMAND [ARGUMENT...]
profile=$1
shift
"$@" </dev/null &
browser=$!
exec 2>/dev/null # from here on the standard error is Chromium's alone, and ends with it
cat >/dev/null
trap '' TERM
kill -KILL "$browser"
kill -TERM 0
wait
# A child of Chromium may still write for a moment: the folder is removed until it stays away.
tries=0
while [ -e "$profile" ] && [ "$tries" -lt 50 ]; do
  rm -rf -- "$profile"
  sleep 0.1
  tries=$((tries + 1))
done
