FROM debian:13-slim
RUN service nginx start && ps aux
#   ^^^^^^^ run-useless-command
#                          ^^ run-useless-command
RUN ["free"]
#    ^^^^^^ run-useless-command
RUN mount -t tmpfs none /x; /sbin/ifconfig
#   ^^^^^ run-useless-command
#                           ^^^^^^^^^^^^^^ run-useless-command
