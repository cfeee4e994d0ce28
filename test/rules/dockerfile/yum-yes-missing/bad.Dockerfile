FROM rockylinux:9
RUN yum install httpd
#       ^^^^^^^ yum-yes-missing
RUN set -e; yum update; yum remove \
#               ^^^^^^ yum-yes-missing
#                           ^^^^^^ yum-yes-missing
      tree
RUN ["yum", "install", "git"]
#           ^^^^^^^^^ yum-yes-missing
