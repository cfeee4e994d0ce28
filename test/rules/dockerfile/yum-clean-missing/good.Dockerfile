FROM rockylinux:9 AS build
RUN yum install -y gcc

FROM rockylinux:9
RUN yum install -y httpd && yum clean all
RUN yum install -y git && rm -rf /var/cache/yum/*
RUN --mount=type=cache,target=/var/cache/yum yum install -y tree
RUN yum remove -y tree
