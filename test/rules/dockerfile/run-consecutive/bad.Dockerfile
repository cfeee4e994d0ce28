FROM debian:13-slim
RUN mkdir /app
RUN chown 65532 /app
#@ 0 3 run-consecutive
# The rest is
# made here.

RUN useradd app && \
#@ 0 3 run-consecutive
  ls /app
