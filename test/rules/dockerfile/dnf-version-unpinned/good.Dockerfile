FROM fedora:43
ARG VERSION
ARG PACKAGES
RUN dnf install -y nginx-1.28.0
RUN microdnf install nginx-1.28.0
RUN dnf install -y "nginx-${VERSION}"
