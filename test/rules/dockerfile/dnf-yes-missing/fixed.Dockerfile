FROM fedora:43
RUN dnf install -y httpd
#       ^^^^^^^ dnf-yes-missing
RUN set -e; dnf update -y; dnf remove -y \
#               ^^^^^^ dnf-yes-missing
#                           ^^^^^^ dnf-yes-missing
      tree
RUN ["dnf", "install", "-y", "git"]
#           ^^^^^^^^^ dnf-yes-missing
RUN microdnf install -y --nodocs jq
#            ^^^^^^^ dnf-yes-missing
