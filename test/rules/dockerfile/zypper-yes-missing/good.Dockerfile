FROM opensuse/leap:15.6
ARG FLAGS
RUN zypper install -y httpd && zypper -n in git && zypper --non-interactive up
RUN zypper install --no-confirm tree && zypper refresh && zypper clean
RUN zypper in $FLAGS jq
