FROM rockylinux:9
RUN yum install -y httpd
#       ^^^^^^^ yum-yes-missing
RUN set -e; yum update -y; yum remove -y \
#               ^^^^^^ yum-yes-missing
#                           ^^^^^^ yum-yes-missing
      tree
RUN ["yum", "install", "-y", "git"]
#           ^^^^^^^^^ yum-yes-missing
