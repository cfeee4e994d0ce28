FROM opensuse/leap:15.6
ARG VERSION
ARG PACKAGES
RUN zypper install -y "nginx=1.27.2"
RUN zypper -n in $PACKAGES
