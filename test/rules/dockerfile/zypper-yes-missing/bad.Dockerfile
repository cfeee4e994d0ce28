FROM opensuse/leap:15.6
RUN zypper install httpd
#          ^^^^^^^ zypper-yes-missing
RUN zypper in --no-recommends \
#          ^^ zypper-yes-missing
      git
