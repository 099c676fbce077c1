// Stands in for a service until its first deployment: answers 200 to every HTTP request and OK to every gRPC call on $PORT, so
// that the health check of whatever service it stands for passes. Without a port it waits. Arguments are ignored, since the
// task definition overrides the command with the service's own.
package main

import (
	"context"
	"log"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

func main() {
	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer cancel()
	port := os.Getenv("PORT")
	if port == "" {
		log.Print("no port: waiting for the first deployment")
		<-stop.Done()
		return
	}
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	// The load balancer speaks HTTP/2 without TLS to gRPC targets.
	protocols.SetUnencryptedHTTP2(true)
	server := &http.Server{
		Addr:              ":" + port,
		Handler:           http.HandlerFunc(answer),
		Protocols:         protocols,
		ReadHeaderTimeout: 5 * time.Second,
		// Longer than the load balancer keeps a connection, so that it is the load balancer that closes it.
		IdleTimeout: 120 * time.Second,
	}
	go func() {
		<-stop.Done()
		grace, done := context.WithTimeout(context.Background(), 5*time.Second)
		defer done()
		_ = server.Shutdown(grace)
	}()
	log.Printf("answering on port %s until the first deployment", port)
	if err := server.ListenAndServe(); err != http.ErrServerClosed {
		log.Fatal(err)
	}
}

func answer(response http.ResponseWriter, request *http.Request) {
	if strings.HasPrefix(request.Header.Get("Content-Type"), "application/grpc") {
		response.Header().Set("Content-Type", "application/grpc")
		response.Header().Set("Trailer", "Grpc-Status")
		response.WriteHeader(http.StatusOK)
		response.Header().Set("Grpc-Status", "0")
		return
	}
	response.Header().Set("Content-Type", "text/plain; charset=utf-8")
	response.Header().Set("Cache-Control", "no-store")
	_, _ = response.Write([]byte("This service waits for its first deployment.\n"))
}
