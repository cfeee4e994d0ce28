from node:24-alpine as build
run wget -qO- https://example.com/a.tgz | tar xz
#                                       ^ run-pipefail-missing
