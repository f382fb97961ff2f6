import CCurl

/// One of libcurl's easy handles with the transfer that it carries. Used by the loop's thread alone, one transfer after
/// the other; the connections belong to the multi handle and outlive each transfer.
final class CurlEasy {
  /// libcurl's handle, to add to and remove from a multi handle.
  let handle: UnsafeMutableRawPointer
  /// The transfer in progress; nil between two.
  private(set) var job: CurlJob?

  private let words = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  private var requestHeaders: UnsafeMutablePointer<curl_slist>?
  private var limits = CurlTransport.Limits.standard
  private var proxy: ProxyVariable?
  private var sends = 0
  /// Since when no byte of an answer has come.
  private var lastByte = ContinuousClock.now
  /// How many bytes had been sent when the transfer was last found silent.
  private var sentBytes: curl_off_t = 0
  private var headerBytes = 0
  private var headers: [Response.Header] = []
  private var body: [UInt8] = []
  private var exceeded: String?
  private let budget: BodyBudget
  /// How much of the budget the body has.
  private var taken = 0

  init?(_ budget: BodyBudget) {
    guard let handle = curl_easy_init() else { return nil }
    self.handle = handle
    self.budget = budget
  }

  deinit {
    curl_easy_cleanup(handle)
    curl_slist_free_all(requestHeaders)
    words.deallocate()
  }

  /// Prepares the handle for a transfer; the first option that libcurl does not know stops it.
  func begin(_ job: CurlJob, _ settings: CurlSettings) -> TransportError? {
    self.job = job
    limits = settings.limits
    proxy = settings.proxy
    (sends, headerBytes, exceeded) = (0, 0, nil)
    (lastByte, sentBytes) = (.now, 0)
    (headers, body) = ([], [])
    words.pointee = 0
    curl_easy_reset(handle)
    curl_slist_free_all(requestHeaders)
    requestHeaders = nil

    var setup = CurlSetup(handle: handle)
    setup.apply(job.request, settings)
    requestHeaders = CurlSetup.headers(of: job.request, settings)
    setup.note(inx_curl_set_headers(handle, requestHeaders))
    receive(into: &setup)
    guard let failure = setup.failure else { return nil }
    return TransportError(
      .unusable,
      "libcurl does not know an option: \(String(cString: curl_easy_strerror(failure)))"
    )
  }

  private func receive(into setup: inout CurlSetup) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    setup.note(inx_curl_set_pointer(handle, CURLOPT_ERRORBUFFER, words))
    setup.note(inx_curl_set_pointer(handle, CURLOPT_WRITEDATA, context))
    setup.note(
      inx_curl_set_data_callback(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
        CurlEasy.of(context)?.receive(body: UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
      }
    )
    setup.note(inx_curl_set_pointer(handle, CURLOPT_HEADERDATA, context))
    setup.note(
      inx_curl_set_data_callback(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
        CurlEasy.of(context)?.receive(header: UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
      }
    )
    let prereq: inx_curl_prereq_callback = { context, _, _, _, _ in
      CurlEasy.of(context)?.mayStart() == true ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
    }
    setup.note(inx_curl_set_prereq(handle, prereq, context))
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> CurlEasy? {
    context.map { Unmanaged<CurlEasy>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Asked right before the request is written to a connection, and again when libcurl wants to repeat it because a
  /// kept connection ended without a byte of an answer. The server may have acted on the first one, so a POST is not
  /// repeated here; the other verbs come to the same end twice as once.
  private func mayStart() -> Bool {
    if sends > 0 && job?.request.method == .post { return false }
    sends += 1
    return true
  }

  private func receive(body bytes: UnsafeRawBufferPointer) -> Int {
    guard body.count + bytes.count <= limits.bodyBytes else {
      exceeded = "the answer's body is larger than \(limits.bodyBytes) bytes"
      return -1
    }
    guard budget.take(bytes.count, &taken) else {
      exceeded = "the bodies of all answers together are larger than \(budget.limit) bytes"
      return -1
    }
    body.append(contentsOf: bytes)
    lastByte = .now
    return bytes.count
  }

  private func receive(header line: UnsafeRawBufferPointer) -> Int {
    headerBytes += line.count
    lastByte = .now
    guard headerBytes <= limits.headerBytes else {
      exceeded = "the answer's headers are larger than \(limits.headerBytes) bytes"
      return -1
    }
    let text = String(decoding: line, as: UTF8.self)
    if text == "\r\n" || text == "\n", let objection = lengthObjection {
      exceeded = objection
      return -1
    }
    if text.hasPrefix("HTTP/") {
      // The head of an interim answer (100, 103) comes here first.
      headers = []
    } else if let colon = text.firstIndex(of: ":") {
      headers.append(Response.Header(text[..<colon].trimmed, text[text.index(after: colon)...].trimmed))
    }
    return line.count
  }

  /// Why no body can be as long as the head says; nil where one can, or where the length does not count.
  private var lengthObjection: String? {
    var status = 0
    inx_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
    guard status != 204, status != 304, !headers.contains(where: { $0.name == "transfer-encoding" }) else {
      return nil
    }
    let lengths = headers.filter { $0.name == "content-length" }
      .flatMap { $0.value.split(separator: ",").map { $0.drop { $0 == " " || $0 == "\t" || $0 == "0" } } }
    guard let length = lengths.first else { return nil }
    guard lengths.allSatisfy({ $0 == length }) else { return "it tells several lengths" }
    // Beyond all numbers, it is too large as well.
    guard !length.isEmpty, length.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(length).map { $0 <= limits.bodyBytes } ?? false
      ? nil : "the answer's body is larger than \(limits.bodyBytes) bytes"
  }

  /// Whether anything of an answer has come.
  var hasContact: Bool { headerBytes > 0 }

  /// How long it may be silent at a time: before the first byte of an answer and after it no longer than the run has left.
  private func silenceLimit(_ hasContact: Bool) -> Duration {
    let limit = hasContact ? limits.request : min(limits.request, limits.firstContact)
    guard hasContact || self.hasContact, let patience = job?.patience else { return limit }
    return min(limit, patience)
  }

  /// How long the transfer may still be silent. Bytes that were sent meanwhile count as well, but for the first answer of all.
  func patience(hasContact: Bool) -> Duration {
    let limit = silenceLimit(hasContact)
    let left = limit - lastByte.duration(to: .now)
    guard left <= .zero, hasContact else { return left }
    var sent: curl_off_t = 0
    inx_curl_get_offset(handle, CURLINFO_SIZE_UPLOAD_T, &sent)
    guard sent > sentBytes else { return left }
    (lastByte, sentBytes) = (.now, sent)
    return limit
  }

  /// Why a transfer that was silent for too long is given up.
  func silence(hasContact: Bool) -> TransportError {
    let limit = silenceLimit(hasContact)
    let seconds = Double(limit.wholeMilliseconds) / 1000
    let words =
      limit >= .seconds(1) ? "\(Int(seconds.rounded())) seconds" : "\(limit.wholeMilliseconds) milliseconds"
    return TransportError(
      sends == 0 ? .unreachable : .timedOut,
      self.hasContact ? "the answer stopped for \(words)" : "no byte of an answer within \(words)",
      hasContact: self.hasContact
    )
  }

  /// Takes the result of a transfer that has ended, and leaves the handle free for the next.
  func finish(_ code: CURLcode) -> CurlOutcome {
    defer {
      job = nil
      (headers, body) = ([], [])
      budget.give(back: &taken)
    }
    let wasSent = sends > 0
    var microseconds: curl_off_t = 0
    inx_curl_get_offset(handle, CURLINFO_TOTAL_TIME_T, &microseconds)
    let duration = Duration.microseconds(Int64(microseconds))
    guard code == CURLE_OK else {
      let error =
        exceeded.map { TransportError(.refused, $0) }
        ?? CurlFailure.error(
          code,
          words: String(cString: words),
          sends: sends,
          hasContact: hasContact,
          proxy: proxy
        )
      return CurlOutcome(result: .failure(error), duration: duration, wasSent: wasSent)
    }
    var status = 0
    inx_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
    guard (200..<600).contains(status) else {
      let error = TransportError(.refused, "no answer ends with the status \(status)", hasContact: hasContact)
      return CurlOutcome(result: .failure(error), duration: duration, wasSent: wasSent)
    }
    return CurlOutcome(
      result: .success(Response(status: status, headers: headers, body: body)),
      duration: duration,
      wasSent: wasSent
    )
  }
}

extension Substring {
  /// Without the white space that may surround a header's name and value.
  fileprivate var trimmed: String {
    let space: Set<Character> = [" ", "\t", "\r", "\n", "\r\n"]
    var rest = drop { space.contains($0) }
    while let last = rest.last, space.contains(last) { rest.removeLast() }
    return String(rest)
  }
}
