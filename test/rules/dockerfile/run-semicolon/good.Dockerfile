FROM debian:13-slim
RUN set -eux; apt-get update; apt-get install -y curl
RUN export A=1; echo $A; make
RUN make || true; ls
RUN for i in a b; do rm $i; done; ls
RUN if [ -f a ]; then rm a; fi
RUN apt-get update && apt-get install -y git;
RUN ["a", ";", "b"]
SHELL ["/bin/bash", "-ec"]
RUN a; b
