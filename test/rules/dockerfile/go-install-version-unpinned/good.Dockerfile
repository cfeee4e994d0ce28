FROM golang:1.25
ARG VERSION
RUN go install golang.org/x/tools/cmd/goimports@v0.38.0 && go install example.com/tool@${VERSION}
COPY . .
RUN go install ./... && go install example.com/in/module && go build ./cmd/app
