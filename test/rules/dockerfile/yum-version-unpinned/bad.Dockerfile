FROM rockylinux:9
RUN yum install -y httpd nginx-1.20.1
#                  ^^^^^ yum-version-unpinned
