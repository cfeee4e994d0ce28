FROM rockylinux:9
RUN yum install -y httpd && yum clean all
#       ^^^^^^^ yum-clean-missing
RUN yum install -y git \
#       ^^^^^^^ yum-clean-missing
    && git --version \
    && yum clean all
RUN yum update -y && \
#       ^^^^^^ yum-clean-missing
    rm -rf /tmp/* && \
    yum clean all
