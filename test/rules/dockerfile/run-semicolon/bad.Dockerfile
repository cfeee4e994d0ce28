FROM debian:13-slim
RUN apt-get update; apt-get install -y curl
#                 ^ run-semicolon
RUN make ; \
#        ^ run-semicolon
    make install; ls
#               ^ run-semicolon
RUN a; b || c
#    ^ run-semicolon
RUN <<EOF
make
#@ 0 4 run-semicolon
ls
EOF
