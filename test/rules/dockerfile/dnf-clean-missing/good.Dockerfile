FROM fedora:43 AS build
RUN dnf install -y gcc

FROM fedora:43
RUN dnf install -y httpd && dnf clean all
RUN dnf install -y git && rm -rf /var/cache/dnf/*
RUN --mount=type=cache,target=/var/cache/dnf dnf install -y tree
RUN dnf remove -y tree
