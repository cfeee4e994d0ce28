FROM opensuse/leap:15.6
RUN zypper update -y openssl
