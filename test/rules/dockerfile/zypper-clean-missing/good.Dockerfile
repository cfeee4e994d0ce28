FROM opensuse/leap:15.6 AS build
RUN zypper install -y gcc

FROM opensuse/leap:15.6
RUN zypper install -y httpd && zypper clean --all
RUN zypper install -y git && rm -rf /var/cache/zypp/*
RUN --mount=type=cache,target=/var/cache/zypp zypper install -y tree
RUN zypper remove -y tree
