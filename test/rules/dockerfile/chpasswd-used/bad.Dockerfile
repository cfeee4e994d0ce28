FROM debian:13-slim
RUN echo 'root:root' | chpasswd
#                      ^^^^^^^^ chpasswd-used
RUN useradd -p secret app && passwd -d app
#           ^^ chpasswd-used
#                                   ^^ chpasswd-used
RUN usermod --password=x root && echo x | passwd --stdin root
#           ^^^^^^^^^^^^ chpasswd-used
#                                                ^^^^^^^ chpasswd-used
