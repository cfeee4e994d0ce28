FROM opensuse/leap:15.6
RUN zypper install -y httpd
#          ^^^^^^^ zypper-yes-missing
RUN zypper in -y --no-recommends \
#          ^^ zypper-yes-missing
      git
