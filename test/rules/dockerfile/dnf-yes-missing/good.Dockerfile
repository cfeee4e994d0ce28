FROM fedora:43
ARG FLAGS
RUN dnf install -y httpd && dnf -y update
RUN dnf install --assumeyes git && dnf clean all && dnf makecache
RUN dnf install $FLAGS tree
RUN yes | dnf install jq
