FROM opensuse/leap:15.6
RUN zypper install -y httpd && zypper clean --all
#          ^^^^^^^ zypper-clean-missing
RUN zypper install -y git \
#          ^^^^^^^ zypper-clean-missing
    && git --version \
    && zypper clean --all
RUN zypper update -y && \
#          ^^^^^^ zypper-clean-missing
    rm -rf /tmp/* && \
    zypper clean --all
