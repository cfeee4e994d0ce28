FROM fedora:43
RUN dnf install -y httpd && dnf clean all
#       ^^^^^^^ dnf-clean-missing
RUN dnf install -y git \
#       ^^^^^^^ dnf-clean-missing
    && git --version \
    && dnf clean all
RUN dnf update -y && \
#       ^^^^^^ dnf-clean-missing
    rm -rf /tmp/* && \
    dnf clean all
RUN microdnf install -y jq && microdnf clean all
#            ^^^^^^^ dnf-clean-missing
