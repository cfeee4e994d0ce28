FROM alpine:3.22
ENV ROOT=/opt
ENV PATH=/bin:$PATH A='$ROOT' B=\$A
ENV ROOT=/srv BIN=$ROOT/bin
ENV X $X y
ARG Y=1
ENV Y=2 Z=$Y
