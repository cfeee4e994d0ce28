FROM rockylinux:9
ARG VERSION
ARG PACKAGES
RUN yum install -y nginx-1.20.1 https://example.com/tool.rpm ./a.rpm
RUN yum install -y $PACKAGES
RUN yum update -y
