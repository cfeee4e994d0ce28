FROM fedora:43
RUN dnf install -y httpd
#       ^^^^^^^ dnf-clean-missing
RUN dnf install -y git \
#       ^^^^^^^ dnf-clean-missing
    && git --version
RUN dnf update -y && \
#       ^^^^^^ dnf-clean-missing
    rm -rf /tmp/*
RUN microdnf install -y jq
#            ^^^^^^^ dnf-clean-missing
