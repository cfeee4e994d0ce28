FROM rockylinux:9
RUN yum install -y httpd
#       ^^^^^^^ yum-clean-missing
RUN yum install -y git \
#       ^^^^^^^ yum-clean-missing
    && git --version
RUN yum update -y && \
#       ^^^^^^ yum-clean-missing
    rm -rf /tmp/*
