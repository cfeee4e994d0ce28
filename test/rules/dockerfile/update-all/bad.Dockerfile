FROM fedora:43
RUN dnf update -y && dnf clean all
#       ^^^^^^ update-all
RUN yum -y upgrade && microdnf update
#          ^^^^^^^ update-all
#                              ^^^^^^ update-all
RUN apk upgrade --no-cache
#       ^^^^^^^ update-all
RUN zypper up -y
#          ^^ update-all
