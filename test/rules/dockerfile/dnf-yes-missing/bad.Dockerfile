FROM fedora:43
RUN dnf install httpd
#       ^^^^^^^ dnf-yes-missing
RUN set -e; dnf update; dnf remove \
#               ^^^^^^ dnf-yes-missing
#                           ^^^^^^ dnf-yes-missing
      tree
RUN ["dnf", "install", "git"]
#           ^^^^^^^^^ dnf-yes-missing
RUN microdnf install --nodocs jq
#            ^^^^^^^ dnf-yes-missing
