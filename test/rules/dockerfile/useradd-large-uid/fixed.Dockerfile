FROM debian:13-slim
RUN useradd -l -u 1000650000 app
#   ^^^^^^^ useradd-large-uid
RUN groupadd -g 1000650000 a && useradd -l --uid=1000650000 -s /sbin/nologin b
#                               ^^^^^^^ useradd-large-uid
RUN ["useradd", "-l", "-u", "100000", "c"]
#    ^^^^^^^^^ useradd-large-uid
