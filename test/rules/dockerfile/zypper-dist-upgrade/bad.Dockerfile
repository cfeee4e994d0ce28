FROM opensuse/leap:15.6
RUN zypper dup -y
#          ^^^ zypper-dist-upgrade
RUN zypper -n dist-upgrade
#             ^^^^^^^^^^^^ zypper-dist-upgrade
