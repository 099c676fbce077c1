#!/bin/sh
set -eu

# Fargate gives a task's empty volumes to root alone, and the application is not root. The application starts after this container
# is healthy, so that it finds them open.
for volume in /volumes/*; do
  if [ -d "$volume" ]; then chmod 1777 "$volume"; fi
done

# FireLens writes this file when the task starts: the socket that the application's output arrives by, and an include of platform.conf.
exec /fluent-bit/bin/fluent-bit -c /fluent-bit/etc/fluent-bit.conf
