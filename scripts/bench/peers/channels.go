// Go: goroutines and buffered channels, messages as values. `channels W2 100000`; a third word "threads" gives each
// goroutine a thread of the operating system. W5s and W6 run with one processor.
package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
)

type message struct {
	seq     int
	payload string
}

const capacity = 1024
const ring = 20
const payloadBytes = 64 * 1024

var payload = strings.Repeat("x", 32)
var messages, warm, total int
var ownThreads bool

// meter counts what arrives: one and its own number for each. The first half is a warm-up.
type meter struct {
	count, sum int
	begun      time.Time
}

// take returns true when all have arrived.
func (m *meter) take(seq int) bool {
	m.count++
	m.sum += seq
	if m.count == warm {
		m.begun = time.Now()
	}
	return m.count == total
}

// takeToken is the same for the first actor of a ring, which sees the token every 20 hops.
func (m *meter) takeToken(seq int) bool {
	m.count++
	m.sum += seq
	if seq == warm {
		m.begun = time.Now()
	}
	return seq == total
}

func (m *meter) tell() {
	rate := float64(messages) / time.Since(m.begun).Seconds()
	fmt.Printf("{\"perSecond\":%f,\"sum\":%d}\n", rate, m.sum+m.count)
}

func start(role func()) {
	go func() {
		if ownThreads {
			runtime.LockOSThread()
		}
		role()
	}()
}

func produce(out chan message) {
	for seq := 0; seq < total; seq++ {
		out <- message{seq, payload}
	}
}

func stage(into, out chan message) {
	for m := range into {
		out <- m
	}
}

func consume(into chan message) {
	var meter meter
	for !meter.take((<-into).seq) {
	}
	meter.tell()
}

func roundTrips() {
	there, back := make(chan message, capacity), make(chan message, capacity)
	start(func() { stage(there, back) })
	var meter meter
	for seq := 0; seq < total; seq++ {
		there <- message{seq, payload}
		meter.take((<-back).seq)
	}
	meter.tell()
}

func pipeline(stages int) {
	first := make(chan message, capacity)
	start(func() { produce(first) })
	last := first
	for i := 0; i < stages; i++ {
		into, out := last, make(chan message, capacity)
		start(func() { stage(into, out) })
		last = out
	}
	consume(last)
}

func competingConsumers() {
	first, second := make(chan message, capacity), make(chan message, capacity)
	start(func() { produce(first) })
	for i := 0; i < 4; i++ {
		start(func() { stage(first, second) })
	}
	consume(second)
}

func tokenRing() {
	var channels [ring]chan message
	for i := range channels {
		channels[i] = make(chan message, capacity)
	}
	for i := 1; i < ring; i++ {
		into, out := channels[i], channels[(i+1)%ring]
		start(func() {
			for m := range into {
				out <- message{m.seq + 1, m.payload}
			}
		})
	}
	var meter meter
	channels[1] <- message{1, payload}
	for m := range channels[0] {
		if meter.takeToken(m.seq) {
			break
		}
		channels[1] <- message{m.seq + 1, m.payload}
	}
	meter.tell()
}

func bigPayloads() {
	type big struct {
		seq     int
		payload []byte
	}
	first := make(chan big, 64)
	start(func() {
		content := make([]byte, payloadBytes)
		for seq := 0; seq < total; seq++ {
			content[0], content[payloadBytes-1] = byte(seq), byte(seq>>8)
			first <- big{seq, append([]byte(nil), content...)}
		}
	})
	var meter meter
	for {
		m := <-first
		if meter.take(m.seq + int(m.payload[0]) + int(m.payload[payloadBytes-1])) {
			break
		}
	}
	meter.tell()
}

func main() {
	messages, _ = strconv.Atoi(os.Args[2])
	warm = messages
	total = messages + warm
	if len(os.Args) > 3 && os.Args[3] == "threads" {
		ownThreads = true
		runtime.LockOSThread()
	}
	switch os.Args[1] {
	case "W1":
		roundTrips()
	case "W2":
		pipeline(0)
	case "W3":
		pipeline(2)
	case "W4":
		competingConsumers()
	case "W5":
		tokenRing()
	case "W5s":
		runtime.GOMAXPROCS(1)
		tokenRing()
	case "W6":
		runtime.GOMAXPROCS(1)
		pipeline(0)
	case "W7":
		bigPayloads()
	}
}
