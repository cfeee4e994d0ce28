FROM golang:1.25
RUN apt-get install -y make
CMD ["make"]
