from node:24-alpine as build
shell ["/bin/ash", "-eo", "pipefail", "-c"]
run wget -qO- https://example.com/a.tgz | tar xz
#                                       ^ run-pipefail-missing
