FROM opensuse/leap:15.6
RUN zypper in -y nginx
#                ^^^^^ zypper-version-unpinned
RUN zypper --non-interactive install curl git
#                                    ^^^^ zypper-version-unpinned
