#!/bin/bash
# try_deploy.sh: run what is in deploy/ in namespaces, from its own files; see try_deploy.py. As root.
. "$(dirname "$0")/lib.sh"
platform 6.2
for program in bwrap ip setpriv nginx; do
    command -v "$program" > /dev/null || die "$program is not there -- on Debian: apt-get install bubblewrap iproute2 util-linux nginx-light"
done
[ "$(id -u)" = 0 ] || die "be root: it makes namespaces and a bridge"
tools/build.sh "$PLONE"
# What checks the files, where it is installed.
if command -v systemd-analyze > /dev/null; then
    systemd-analyze verify deploy/systemd/*.service 2>&1 | grep -v 'is not executable' && die "systemd finds fault with the units"
fi
if command -v docker-compose > /dev/null; then
    ADMIN_PASSWORD=x COLLECTIVE_CRON_SECRET=x docker-compose -f deploy/compose.yaml config -q
fi
for command in "hadolint deploy/Containerfile" "kubernetes-validate --strict --quiet deploy/kubernetes.yaml"; do
    if command -v "${command%% *}" > /dev/null; then $command; else say "not checked: $command"; fi
done
exec "$ENVIRONMENT/bin/python" -u tools/try_deploy.py
