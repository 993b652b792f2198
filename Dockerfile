# One static program on an empty image. The data is inside the program.
#
#	docker build --build-arg VERSION="$(git describe --tags --always)" -t learningcities .
#	docker run --rm -p 8080:8080 learningcities

FROM golang:1.26-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
ARG VERSION=unknown
RUN CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags "-s -w -X main.version=$VERSION" -o /learningcities .

FROM scratch
# Certificates are for a Neo4j behind neo4j+s://.
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /learningcities /learningcities
# A user that no system has: the program owns nothing and writes nothing.
USER 65532:65532
ENV LC_ADDR=0.0.0.0:8080
EXPOSE 8080
STOPSIGNAL SIGTERM
# Alive, not ready: it waits for its database by itself. A balancer asks GET /readyz.
HEALTHCHECK --interval=10s --timeout=6s --start-period=5s --retries=3 CMD ["/learningcities", "health"]
ENTRYPOINT ["/learningcities"]
CMD ["serve"]
