//! The keys and certificates behind a vault's seal.
//!
//! A root made by the vault signs a leaf, and the leaf seals papers.
//! A single self-signed certificate would not do: common readers never trust it as a signer.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Months, Utc};
use der::asn1::{Any, BitString, GeneralizedTime, OctetString, SetOfVec, UtcTime, Utf8StringRef};
use der::oid::ObjectIdentifier;
use der::oid::db::{rfc4519, rfc5280, rfc5912};
use der::pem::LineEnding;
use der::{Decode, Encode, EncodePem};
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use p256::pkcs8::EncodePublicKey;
use sha2_010::{Digest, Sha256};
use x509_cert::attr::AttributeTypeAndValue;
use x509_cert::certificate::{Certificate, TbsCertificate, Version};
use x509_cert::ext::AsExtension;
use x509_cert::ext::pkix::{
    AuthorityKeyIdentifier, BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsages, SubjectKeyIdentifier,
};
use x509_cert::name::{Name, RdnSequence, RelativeDistinguishedName};
use x509_cert::serial_number::SerialNumber;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};
use x509_cert::time::{Time, Validity};
use zeroize::Zeroizing;

use crate::error::DocumentError;

/// Life of a root and of a leaf.
const ROOT_YEARS: u32 = 20;
const LEAF_YEARS: u32 = 5;
/// `id-kp-documentSigning`, RFC 9336.
const DOCUMENT_SIGNING: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.36");
/// Characters of a holder's name in a certificate; X.520 allows 64 for the whole common name.
const LONGEST_NAME: usize = 38;
/// First byte of a stored identity.
const FORMAT: u8 = 1;
const KEY: usize = 32;

/// Fills a slice with random bytes of the system.
pub(super) type Entropy<'a> = &'a mut dyn FnMut(&mut [u8]);

/// Keys and certificates of a vault's seal. It belongs inside the vault and nowhere else.
pub struct Identity {
    root_key: SigningKey,
    leaf_key: SigningKey,
    root: Certificate,
    leaf: Certificate,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity").finish_non_exhaustive()
    }
}

impl Identity {
    /// Makes a root that is valid for 20 years and a leaf under it for five.
    /// `holder` is the name that a reader shows, `entropy` fills a slice with random bytes.
    ///
    /// # Errors
    /// [`DocumentError::Signing`] if a certificate cannot be encoded.
    pub fn generate(holder: &str, now: DateTime<Utc>, entropy: Entropy<'_>) -> Result<Self, DocumentError> {
        let holder = common_name(holder);
        let root_key = key(entropy);
        let subject = name(&format!("{holder} – personal document root"))?;
        let root = Certified {
            serial: serial(entropy)?,
            issuer: subject.clone(),
            subject,
            validity: validity(now, ROOT_YEARS)?,
            subject_key: &root_key,
            issuer_key: &root_key,
        }
        .root()?;
        let (leaf_key, leaf) = leaf(&root_key, &root, &holder, now, entropy)?;
        Ok(Self {
            root_key,
            leaf_key,
            root,
            leaf,
        })
    }

    /// The same root with a new leaf, for when the leaf runs out.
    ///
    /// # Errors
    /// [`DocumentError::CertificateExpired`] if the root itself is not valid any more,
    /// [`DocumentError::Signing`] if the certificate cannot be encoded.
    pub fn renewed(&self, now: DateTime<Utc>, entropy: Entropy<'_>) -> Result<Self, DocumentError> {
        if !is_valid_at(&self.root, now) {
            return Err(DocumentError::CertificateExpired);
        }
        let (leaf_key, leaf) = leaf(&self.root_key, &self.root, &self.holder(), now, entropy)?;
        Ok(Self {
            root_key: self.root_key.clone(),
            leaf_key,
            root: self.root.clone(),
            leaf,
        })
    }

    /// The identity for storage in the vault.
    ///
    /// # Errors
    /// [`DocumentError::Signing`] if a certificate cannot be encoded.
    pub fn to_bytes(&self) -> Result<Zeroizing<Vec<u8>>, DocumentError> {
        let root = self.root.to_der().map_err(encoding)?;
        let leaf = self.leaf.to_der().map_err(encoding)?;
        let length = u32::try_from(root.len()).map_err(|_| DocumentError::Signing("too long"))?;
        // The exact size at once, so that no half-written copy of a key stays behind in freed memory.
        let mut bytes = Zeroizing::new(Vec::with_capacity(1 + 2 * KEY + 4 + root.len() + leaf.len()));
        bytes.push(FORMAT);
        for key in [&self.root_key, &self.leaf_key] {
            let mut secret = key.to_bytes();
            bytes.extend_from_slice(&secret);
            zeroize::Zeroize::zeroize(secret.as_mut_slice());
        }
        bytes.extend_from_slice(&length.to_be_bytes());
        bytes.extend_from_slice(&root);
        bytes.extend_from_slice(&leaf);
        Ok(bytes)
    }

    /// Reads what [`Identity::to_bytes`] gave.
    ///
    /// # Errors
    /// [`DocumentError::DamagedIdentity`] if the bytes are not that,
    /// or if keys and certificates do not belong together.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, DocumentError> {
        Self::read(bytes).ok_or(DocumentError::DamagedIdentity)
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (&format, bytes) = bytes.split_first()?;
        let (root_key, bytes) = bytes.split_at_checked(KEY)?;
        let (leaf_key, bytes) = bytes.split_at_checked(KEY)?;
        let (length, bytes) = bytes.split_first_chunk::<4>()?;
        let (root, leaf) = bytes.split_at_checked(u32::from_be_bytes(*length).try_into().ok()?)?;
        let identity = Self {
            root_key: SigningKey::from_slice(root_key).ok()?,
            leaf_key: SigningKey::from_slice(leaf_key).ok()?,
            root: Certificate::from_der(root).ok()?,
            leaf: Certificate::from_der(leaf).ok()?,
        };
        let fits = |key: &SigningKey, certificate: &Certificate| {
            public_key(key).ok().as_ref() == Some(&certificate.tbs_certificate.subject_public_key_info)
        };
        (format == FORMAT
            && fits(&identity.root_key, &identity.root)
            && fits(&identity.leaf_key, &identity.leaf))
        .then_some(identity)
    }

    /// The holder's name as the leaf certificate says it.
    #[must_use]
    pub fn holder(&self) -> String {
        common_name_of(&self.leaf).unwrap_or_default()
    }

    /// The day on which the leaf runs out and [`Identity::renewed`] is needed.
    #[must_use]
    pub fn leaf_expires_at(&self) -> DateTime<Utc> {
        instant(&self.leaf.tbs_certificate.validity.not_after)
    }

    /// The public root certificate for a reader that shall trust this vault, in DER.
    ///
    /// # Errors
    /// [`DocumentError::Signing`] if it cannot be encoded.
    pub fn root_certificate_der(&self) -> Result<Vec<u8>, DocumentError> {
        self.root.to_der().map_err(encoding)
    }

    /// The public root certificate in PEM.
    ///
    /// # Errors
    /// [`DocumentError::Signing`] if it cannot be encoded.
    pub fn root_certificate_pem(&self) -> Result<String, DocumentError> {
        self.root.to_pem(LineEnding::LF).map_err(encoding)
    }

    /// SHA-256 of the root certificate, for the record page and for telling somebody on the telephone.
    ///
    /// # Errors
    /// [`DocumentError::Signing`] if it cannot be encoded.
    pub fn root_fingerprint(&self) -> Result<[u8; 32], DocumentError> {
        Ok(Sha256::digest(self.root_certificate_der()?).into())
    }

    pub(super) fn leaf(&self) -> &Certificate {
        &self.leaf
    }

    pub(super) fn root(&self) -> &Certificate {
        &self.root
    }

    pub(super) fn sign(&self, message: &[u8]) -> Signature {
        sign(&self.leaf_key, message)
    }
}

/// A certificate before it is signed.
struct Certified<'a> {
    serial: SerialNumber,
    issuer: Name,
    subject: Name,
    validity: Validity,
    subject_key: &'a SigningKey,
    issuer_key: &'a SigningKey,
}

impl Certified<'_> {
    fn root(self) -> Result<Certificate, DocumentError> {
        self.certificate(
            &BasicConstraints {
                ca: true,
                path_len_constraint: Some(0),
            },
            &KeyUsage(KeyUsages::KeyCertSign.into()),
            None,
        )
    }

    fn leaf(self) -> Result<Certificate, DocumentError> {
        self.certificate(
            &BasicConstraints {
                ca: false,
                path_len_constraint: None,
            },
            &KeyUsage(KeyUsages::DigitalSignature | KeyUsages::NonRepudiation),
            Some(&ExtendedKeyUsage(vec![
                rfc5280::ID_KP_EMAIL_PROTECTION,
                DOCUMENT_SIGNING,
            ])),
        )
    }

    fn certificate(
        self,
        constraints: &BasicConstraints,
        usage: &KeyUsage,
        purposes: Option<&ExtendedKeyUsage>,
    ) -> Result<Certificate, DocumentError> {
        let subject_id = SubjectKeyIdentifier(key_identifier(self.subject_key)?);
        let issuer_id = AuthorityKeyIdentifier {
            key_identifier: Some(key_identifier(self.issuer_key)?),
            ..AuthorityKeyIdentifier::default()
        };
        let mut extensions = Vec::new();
        let mut add = |extension: Result<_, der::Error>| {
            extensions.push(extension.map_err(encoding)?);
            Ok::<(), DocumentError>(())
        };
        add(subject_id.to_extension(&self.subject, &[]))?;
        add(issuer_id.to_extension(&self.subject, &[]))?;
        add(constraints.to_extension(&self.subject, &[]))?;
        add(usage.to_extension(&self.subject, &[]))?;
        if let Some(purposes) = purposes {
            add(purposes.to_extension(&self.subject, &[]))?;
        }
        let tbs_certificate = TbsCertificate {
            version: Version::V3,
            serial_number: self.serial,
            signature: ecdsa_with_sha256(),
            issuer: self.issuer,
            validity: self.validity,
            subject: self.subject,
            subject_public_key_info: public_key(self.subject_key)?,
            issuer_unique_id: None,
            subject_unique_id: None,
            extensions: Some(extensions),
        };
        let signature = sign(self.issuer_key, &tbs_certificate.to_der().map_err(encoding)?);
        Ok(Certificate {
            tbs_certificate,
            signature_algorithm: ecdsa_with_sha256(),
            signature: BitString::from_bytes(signature.to_der().as_bytes()).map_err(encoding)?,
        })
    }
}

fn leaf(
    root_key: &SigningKey,
    root: &Certificate,
    holder: &str,
    now: DateTime<Utc>,
    entropy: Entropy<'_>,
) -> Result<(SigningKey, Certificate), DocumentError> {
    let leaf_key = key(entropy);
    let leaf = Certified {
        serial: serial(entropy)?,
        issuer: root.tbs_certificate.subject.clone(),
        subject: name(holder)?,
        validity: validity(now, LEAF_YEARS)?,
        subject_key: &leaf_key,
        issuer_key: root_key,
    }
    .leaf()?;
    Ok((leaf_key, leaf))
}

pub(super) fn ecdsa_with_sha256() -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned {
        oid: rfc5912::ECDSA_WITH_SHA_256,
        parameters: None,
    }
}

/// Signs deterministically (RFC 6979) and in the lower half, so that a signature has one form only.
fn sign(key: &SigningKey, message: &[u8]) -> Signature {
    let signature: Signature = key.sign(message);
    signature.normalize_s().unwrap_or(signature)
}

fn key(entropy: Entropy<'_>) -> SigningKey {
    loop {
        let mut secret = Zeroizing::new([0u8; KEY]);
        entropy(secret.as_mut_slice());
        // One draw in 2³² lies outside the order of the curve.
        if let Ok(key) = SigningKey::from_slice(secret.as_slice()) {
            return key;
        }
    }
}

fn serial(entropy: Entropy<'_>) -> Result<SerialNumber, DocumentError> {
    let mut bytes = [0u8; 16];
    entropy(&mut bytes);
    // Positive and of full length.
    bytes[0] = (bytes[0] & 0x7f) | 0x40;
    SerialNumber::new(&bytes).map_err(encoding)
}

fn public_key(key: &SigningKey) -> Result<SubjectPublicKeyInfoOwned, DocumentError> {
    let der = key
        .verifying_key()
        .to_public_key_der()
        .map_err(|_| DocumentError::Signing("the public key cannot be encoded"))?;
    SubjectPublicKeyInfoOwned::from_der(der.as_bytes()).map_err(encoding)
}

/// Method 1 of RFC 7093: the first 160 bits of the SHA-256 of the public key.
fn key_identifier(key: &SigningKey) -> Result<OctetString, DocumentError> {
    let hash = Sha256::digest(public_key(key)?.subject_public_key.raw_bytes());
    OctetString::new(&hash[..20]).map_err(encoding)
}

fn common_name(holder: &str) -> String {
    let name: String = holder
        .trim()
        .chars()
        .filter(|c| !c.is_control())
        .take(LONGEST_NAME)
        .collect();
    if name.is_empty() { "Kept".to_owned() } else { name }
}

fn name(common_name: &str) -> Result<Name, DocumentError> {
    let value = Utf8StringRef::new(common_name).map_err(encoding)?;
    let attribute = AttributeTypeAndValue {
        oid: rfc4519::CN,
        value: Any::from(value),
    };
    let attributes = SetOfVec::try_from(vec![attribute]).map_err(encoding)?;
    Ok(RdnSequence(vec![RelativeDistinguishedName(attributes)]))
}

pub(crate) fn common_name_of(certificate: &Certificate) -> Option<String> {
    certificate
        .tbs_certificate
        .subject
        .0
        .iter()
        .flat_map(|name| name.0.iter())
        .find(|attribute| attribute.oid == rfc4519::CN)
        .and_then(|attribute| attribute.value.decode_as::<Utf8StringRef<'_>>().ok())
        .map(|name| name.as_str().to_owned())
}

fn validity(now: DateTime<Utc>, years: u32) -> Result<Validity, DocumentError> {
    let end = now
        .checked_add_months(Months::new(12 * years))
        .ok_or(DocumentError::Signing("the date is out of range"))?;
    Ok(Validity {
        not_before: time(now)?,
        not_after: time(end)?,
    })
}

/// RFC 5280: UTCTime through 2049, GeneralizedTime from 2050.
fn time(at: DateTime<Utc>) -> Result<Time, DocumentError> {
    let since_epoch =
        u64::try_from(at.timestamp()).map_err(|_| DocumentError::Signing("the date is out of range"))?;
    let since_epoch = Duration::from_secs(since_epoch);
    match UtcTime::from_unix_duration(since_epoch) {
        Ok(time) => Ok(Time::UtcTime(time)),
        Err(_) => GeneralizedTime::from_unix_duration(since_epoch)
            .map(Time::GeneralTime)
            .map_err(encoding),
    }
}

fn instant(time: &Time) -> DateTime<Utc> {
    i64::try_from(time.to_unix_duration().as_secs())
        .ok()
        .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
        .unwrap_or(DateTime::<Utc>::MIN_UTC)
}

pub(crate) fn is_valid_at(certificate: &Certificate, at: DateTime<Utc>) -> bool {
    let validity = &certificate.tbs_certificate.validity;
    // Certificates know whole seconds.
    instant(&validity.not_before) <= at && at.timestamp() <= instant(&validity.not_after).timestamp()
}

pub(super) fn encoding(_: der::Error) -> DocumentError {
    DocumentError::Signing("a certificate or signature cannot be encoded")
}
