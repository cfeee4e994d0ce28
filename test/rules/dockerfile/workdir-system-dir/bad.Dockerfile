FROM node:24
WORKDIR /proc/self
#       ^^^^^^^^^^ workdir-system-dir
WORKDIR /usr/bin
#       ^^^^^^^^ workdir-system-dir
VOLUME /data /etc
#            ^^^^ workdir-system-dir
VOLUME ["/"]
#      ^^^^^ workdir-system-dir
