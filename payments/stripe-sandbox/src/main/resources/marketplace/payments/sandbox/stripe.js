/* Stands in for Stripe.js in local runs and tests: the same calls, plain fields instead of frames, no real cards. */
(function () {
  'use strict';
  var base = new URL(document.currentScript.src).origin;
  var count = 0;
  var SAID = {
    card_declined: 'Ihre Bank hat die Karte abgelehnt. Es wurde nichts abgebucht. Bitte nehmen Sie eine andere Karte.',
    insufficient_funds: 'Die Karte ist nicht gedeckt. Es wurde nichts abgebucht. Bitte nehmen Sie eine andere Karte.',
    expired_card: 'Die Karte ist abgelaufen. Bitte nehmen Sie eine andere Karte.',
    incorrect_cvc: 'Die Prüfziffer stimmt nicht. Bitte sehen Sie noch einmal auf die Karte.',
    incorrect_number: 'Die Kartennummer stimmt nicht. Bitte sehen Sie noch einmal auf die Karte.',
    payment_intent_authentication_failure: 'Die Freigabe bei Ihrer Bank hat nicht geklappt. Es wurde nichts abgebucht.',
    setup_intent_authentication_failure: 'Die Freigabe bei Ihrer Bank hat nicht geklappt. Es wurde nichts abgebucht.',
    incomplete: 'Bitte füllen Sie alle Felder aus.',
    unreachable: 'Die Verbindung ist abgebrochen. Bitte versuchen Sie es noch einmal.'
  };
  var MEANS = {card: 'Karte', sepa_debit: 'SEPA-Lastschrift', klarna: 'Klarna', paypal: 'PayPal', eps: 'EPS'};

  function failure(type, code, message) {
    return {error: {type: type, code: code, message: message}};
  }

  function encode(fields, prefix, into) {
    Object.keys(fields).forEach(function (name) {
      var value = fields[name];
      var key = prefix ? prefix + '[' + name + ']' : name;
      if (value !== null && typeof value === 'object') {
        encode(value, key, into);
      } else if (value !== undefined && value !== null) {
        into.push(encodeURIComponent(key) + '=' + encodeURIComponent(value));
      }
    });
    return into.join('&');
  }

  function el(name, attributes, text) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text) { made.textContent = text; }
    return made;
  }

  function field(label, hint, attributes) {
    var id = 'sandbox-field-' + (++count);
    var box = el('div', {'class': 'field'});
    attributes.id = id;
    attributes['aria-describedby'] = id + '-hint';
    box.appendChild(el('label', {'for': id}, label));
    box.input = box.appendChild(el('input', attributes));
    box.appendChild(el('p', {'class': 'hint', id: id + '-hint'}, hint));
    return box;
  }

  function Element(elements, options) {
    this.elements = elements;
    this.options = options || {};
    this.heard = {};
    this.type = 'card';
  }

  Element.prototype.on = function (name, handler) {
    (this.heard[name] = this.heard[name] || []).push(handler);
    return this;
  };

  Element.prototype.tell = function (name, what) {
    (this.heard[name] || []).forEach(function (handler) { handler(what || {}); });
  };

  Element.prototype.mount = function (where) {
    var self = this;
    var place = typeof where === 'string' ? document.querySelector(where) : where;
    this.box = el('div', {'class': 'form', role: 'group', 'aria-label': 'Zahlungsangaben (Testumgebung)'});
    place.textContent = '';
    place.appendChild(this.box);
    this.elements.types().then(function (types) {
      if (types.length > 1) { self.box.appendChild(self.choice(types)); }
      self.show(types[0]);
      self.tell('ready');
    });
    return this;
  };

  Element.prototype.choice = function (types) {
    var self = this;
    var box = el('div', {'class': 'field'});
    var id = 'sandbox-field-' + (++count);
    var select = el('select', {id: id});
    types.forEach(function (type) {
      select.appendChild(el('option', {value: type}, MEANS[type] || type));
    });
    select.addEventListener('change', function () { self.show(select.value); });
    box.appendChild(el('label', {'for': id}, 'Zahlungsart'));
    box.appendChild(select);
    return box;
  };

  Element.prototype.show = function (type) {
    var self = this;
    if (this.inner) { this.box.removeChild(this.inner); }
    this.type = type;
    this.inner = this.box.appendChild(el('div', {'class': 'form'}));
    if (type !== 'card' && type !== 'sepa_debit') {
      this.inner.appendChild(el('p', {}, 'Sie werden zu ' + (MEANS[type] || type) + ' weitergeleitet und kommen danach zurück.'));
    }
    this.fields = type === 'card' ? {
      number: field('Kartennummer', 'Zum Ausprobieren: 4242 4242 4242 4242', {inputmode: 'numeric', autocomplete: 'cc-number', name: 'number'}),
      expiry: field('Gültig bis', 'Monat und Jahr, zum Beispiel 12/34', {inputmode: 'numeric', autocomplete: 'cc-exp', name: 'expiry'}),
      cvc: field('Prüfziffer', 'Drei Ziffern auf der Rückseite', {inputmode: 'numeric', autocomplete: 'cc-csc', name: 'cvc'})
    } : type !== 'sepa_debit' ? {} : {
      iban: field('IBAN', 'Zum Ausprobieren: DE89 3704 0044 0532 0130 00', {autocomplete: 'off', name: 'iban'}),
      name: field('Name der Kontoinhaberin oder des Kontoinhabers', 'Wie auf dem Kontoauszug', {autocomplete: 'name', name: 'holder'})
    };
    Object.keys(this.fields).forEach(function (name) {
      self.inner.appendChild(self.fields[name]);
      self.fields[name].input.addEventListener('input', function () {
        self.tell('change', {complete: self.complete(), empty: false, value: {type: type}});
      });
    });
  };

  Element.prototype.value = function (name) {
    return this.fields[name].input.value.trim();
  };

  Element.prototype.complete = function () {
    var self = this;
    return !!this.fields && Object.keys(this.fields).every(function (name) { return self.value(name) !== ''; });
  };

  Element.prototype.data = function (details) {
    var billing = details || {};
    if (this.type !== 'card' && this.type !== 'sepa_debit') { return {type: this.type, billing_details: billing}; }
    if (this.type !== 'card') {
      return {type: this.type, sepa_debit: {iban: this.value('iban')}, billing_details: {name: this.value('name'), email: billing.email}};
    }
    var expiry = this.value('expiry').split(/\D+/);
    return {
      type: 'card',
      card: {number: this.value('number'), exp_month: expiry[0], exp_year: expiry[expiry.length - 1], cvc: this.value('cvc')},
      billing_details: billing
    };
  };

  Element.prototype.unmount = function () {
    if (this.box && this.box.parentNode) { this.box.parentNode.removeChild(this.box); }
  };
  Element.prototype.destroy = Element.prototype.unmount;
  Element.prototype.update = function () {};
  Element.prototype.focus = function () {
    if (this.fields) { this.fields[Object.keys(this.fields)[0]].input.focus(); }
  };

  function Elements(stripe, options) {
    this.stripe = stripe;
    this.options = options || {};
    this.made = null;
  }

  Elements.prototype.types = function () {
    if (!this.options.clientSecret) { return Promise.resolve(['card']); }
    return this.stripe.read(this.options.clientSecret).then(function (answer) {
      return answer.intent ? answer.intent.payment_method_types : ['card'];
    });
  };

  Elements.prototype.create = function (type, options) {
    this.made = new Element(this, options);
    return this.made;
  };
  Elements.prototype.getElement = function () { return this.made; };
  Elements.prototype.update = function (options) { this.options = Object.assign(this.options, options); };
  Elements.prototype.fetchUpdates = function () { return Promise.resolve({}); };
  Elements.prototype.submit = function () {
    return Promise.resolve(this.made && this.made.complete() ? {} : failure('validation_error', 'incomplete', SAID.incomplete));
  };

  function SandboxStripe(key, options) {
    this.key = key;
    this.account = (options || {}).stripeAccount;
  }

  SandboxStripe.prototype.call = function (method, path, fields) {
    var all = Object.assign({key: this.key, _stripe_account: this.account}, fields);
    var text = encode(all, '', []);
    return new Promise(function (done) {
      var request = new XMLHttpRequest();
      request.open(method, base + path + (method === 'GET' ? '?' + text : ''));
      request.onload = function () {
        var answer = JSON.parse(request.responseText);
        if (answer.error) {
          answer.error.message = SAID[answer.error.decline_code] || SAID[answer.error.code] || answer.error.message;
        }
        done(answer);
      };
      request.onerror = function () { done(failure('api_connection_error', 'unreachable', SAID.unreachable)); };
      if (method === 'POST') { request.setRequestHeader('Content-Type', 'application/x-www-form-urlencoded'); }
      request.send(method === 'POST' ? text : null);
    });
  };

  function pathOf(secret) {
    var id = secret.split('_secret_')[0];
    return (id.indexOf('seti_') === 0 ? '/v1/setup_intents/' : '/v1/payment_intents/') + id;
  }

  SandboxStripe.prototype.read = function (secret) {
    return this.call('GET', pathOf(secret), {client_secret: secret}).then(function (answer) {
      return answer.error ? answer : {intent: answer};
    });
  };

  function named(answer) {
    if (answer.error) { return {error: answer.error}; }
    return answer.intent.object === 'setup_intent' ? {setupIntent: answer.intent} : {paymentIntent: answer.intent};
  }

  SandboxStripe.prototype.retrievePaymentIntent = function (secret) { return this.read(secret).then(named); };
  SandboxStripe.prototype.retrieveSetupIntent = SandboxStripe.prototype.retrievePaymentIntent;
  SandboxStripe.prototype.elements = function (options) { return new Elements(this, options); };

  SandboxStripe.prototype.createPaymentMethod = function (options) {
    var element = options.elements ? options.elements.made : options.card;
    return this.call('POST', '/v1/payment_methods', element.data(options.billing_details)).then(function (answer) {
      return answer.error ? answer : {paymentMethod: answer};
    });
  };

  SandboxStripe.prototype.confirm = function (secret, fields) {
    var self = this;
    var all = Object.assign({client_secret: secret, use_stripe_sdk: true}, fields);
    return this.call('POST', pathOf(secret) + '/confirm', all).then(function (answer) {
      return answer.error ? answer : self.follow(answer, secret);
    });
  };

  SandboxStripe.prototype.follow = function (intent, secret) {
    var self = this;
    var action = intent.next_action;
    if (intent.status !== 'requires_action' || !action) { return {intent: intent}; }
    if (action.type === 'redirect_to_url') {
      window.location.assign(action.redirect_to_url.url);
      return new Promise(function () {});
    }
    return ask(action.use_stripe_sdk.stripe_js).then(function () { return self.read(secret); }).then(function (answer) {
      var failed = answer.intent && (answer.intent.last_payment_error || answer.intent.last_setup_error);
      if (failed) { failed.message = SAID[failed.code] || failed.message; }
      return failed ? {error: failed} : answer;
    });
  };

  function ask(url) {
    return new Promise(function (done) {
      var dialog = el('dialog', {'aria-label': 'Freigabe bei Ihrer Bank', 'class': 'dialog'});
      var frame = el('iframe', {src: url, title: 'Freigabe bei Ihrer Bank', width: '360', height: '420'});
      function finish() {
        window.removeEventListener('message', hear);
        dialog.parentNode.removeChild(dialog);
        done();
      }
      function hear(message) {
        if (message.origin === base && message.data && message.data.sandbox === 'authenticated') { finish(); }
      }
      dialog.appendChild(frame);
      dialog.addEventListener('cancel', finish);
      document.body.appendChild(dialog);
      window.addEventListener('message', hear);
      dialog.showModal();
    });
  }

  SandboxStripe.prototype.handleNextAction = function (options) {
    var self = this;
    return this.read(options.clientSecret).then(function (answer) {
      return answer.error ? answer : self.follow(answer.intent, options.clientSecret);
    }).then(named);
  };

  SandboxStripe.prototype.confirmBy = function (options) {
    var elements = options.elements;
    var secret = options.clientSecret || (elements && elements.options.clientSecret);
    var params = options.confirmParams || {};
    var fields = {return_url: params.return_url, payment_method: params.payment_method};
    if (elements && elements.made) {
      if (!elements.made.complete()) { return Promise.resolve(failure('validation_error', 'incomplete', SAID.incomplete)); }
      fields.payment_method_data = elements.made.data((params.payment_method_data || {}).billing_details);
    }
    return this.confirm(secret, fields).then(named).then(function (result) {
      var intent = result.setupIntent || result.paymentIntent;
      if (intent && options.redirect !== 'if_required' && params.return_url) {
        var to = new URL(params.return_url, window.location.href);
        to.searchParams.set(intent.object, intent.id);
        to.searchParams.set(intent.object + '_client_secret', secret);
        to.searchParams.set('redirect_status', 'succeeded');
        window.location.assign(to.href);
        return new Promise(function () {});
      }
      return result;
    });
  };
  SandboxStripe.prototype.confirmPayment = SandboxStripe.prototype.confirmBy;
  SandboxStripe.prototype.confirmSetup = SandboxStripe.prototype.confirmBy;

  SandboxStripe.prototype.confirmCardSetup = function (secret, data) {
    var method = (data || {}).payment_method;
    var fields = {return_url: (data || {}).return_url};
    if (typeof method === 'string') {
      fields.payment_method = method;
    } else if (method && method.card) {
      fields.payment_method_data = method.card.data(method.billing_details);
    }
    return this.confirm(secret, fields).then(named);
  };
  SandboxStripe.prototype.confirmCardPayment = SandboxStripe.prototype.confirmCardSetup;

  window.Stripe = function (key, options) { return new SandboxStripe(key, options); };
  window.Stripe.version = 'sandbox';
}());
