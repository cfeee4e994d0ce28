FROM fedora:43
RUN dnf update -y openssl && dnf clean all
RUN dnf upgrade -y --security
RUN apk add curl
