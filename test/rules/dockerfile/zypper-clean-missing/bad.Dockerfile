FROM opensuse/leap:15.6
RUN zypper install -y httpd
#          ^^^^^^^ zypper-clean-missing
RUN zypper install -y git \
#          ^^^^^^^ zypper-clean-missing
    && git --version
RUN zypper update -y && \
#          ^^^^^^ zypper-clean-missing
    rm -rf /tmp/*
