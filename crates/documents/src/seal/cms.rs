//! The signature itself: CAdES in CMS, laid out in one way only.
//!
//! A verifier reads the two certificates and the signature value out of it, computes the digest of the file anew,
//! and builds the whole structure again with [`assemble`].
//! If the bytes are equal, every one of them is accounted for.

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedAttributes, SignedData, SignerIdentifier, SignerInfo,
    SignerInfos,
};
use der::asn1::{Any, ObjectIdentifier, OctetString, SetOfVec};
use der::oid::db::{rfc5911, rfc5912};
use der::{Decode, Encode, Sequence};
use p256::ecdsa::signature::Verifier;
use p256::ecdsa::{Signature, VerifyingKey};
use p256::pkcs8::DecodePublicKey;
use sha2_010::{Digest, Sha256};
use x509_cert::attr::Attribute;
use x509_cert::certificate::Certificate;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage, KeyUsages};
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::identity::{Identity, ecdsa_with_sha256, encoding};
use crate::error::DocumentError;

/// `id-aa-signingCertificateV2`, RFC 5035.
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");

/// `ESSCertIDv2` of RFC 5035 with its default hash, SHA-256.
#[derive(Sequence)]
struct EssCertIdV2 {
    cert_hash: OctetString,
}

/// `SigningCertificateV2` of RFC 5035: first the signer, then its root.
#[derive(Sequence)]
struct SigningCertificateV2 {
    certs: Vec<EssCertIdV2>,
}

/// What was read out of a signature, all of it still to be proven.
pub(crate) struct Parts {
    pub(crate) leaf: Certificate,
    pub(crate) root: Certificate,
    signature: Signature,
}

/// Signs the digest of the covered bytes.
pub(super) fn sign(digest: &[u8], identity: &Identity) -> Result<Vec<u8>, DocumentError> {
    let (leaf, root) = (identity.leaf(), identity.root());
    let attributes = attributes(digest, leaf, root).map_err(encoding)?;
    let signature = identity.sign(&attributes.to_der().map_err(encoding)?);
    assemble(attributes, leaf, root, &signature).map_err(encoding)
}

/// Reads a signature. `None` if it is not built as [`sign`] builds it.
pub(crate) fn read(bytes: &[u8]) -> Option<Parts> {
    let content = ContentInfo::from_der(bytes).ok()?;
    let signed: SignedData = content.content.decode_as().ok()?;
    let [info] = signed.signer_infos.0.as_slice() else {
        return None;
    };
    let mut certificates = signed
        .certificates?
        .0
        .into_vec()
        .into_iter()
        .map(|choice| match choice {
            CertificateChoices::Certificate(certificate) => Some(certificate),
            CertificateChoices::Other(_) => None,
        });
    let (first, second) = (certificates.next()??, certificates.next()??);
    let is_root =
        |certificate: &Certificate| certificate.tbs_certificate.subject == certificate.tbs_certificate.issuer;
    let (leaf, root) = if is_root(&first) {
        (second, first)
    } else {
        (first, second)
    };
    let signature = Signature::from_der(info.signature.as_bytes()).ok()?;
    Some(Parts {
        leaf,
        root,
        signature,
    })
}

impl Parts {
    /// Whether these very bytes are a valid signature over this digest, and nothing else.
    pub(crate) fn sign_exactly(&self, bytes: &[u8], digest: &[u8]) -> bool {
        self.check(bytes, digest).unwrap_or(false)
    }

    fn check(&self, bytes: &[u8], digest: &[u8]) -> Option<bool> {
        let attributes = attributes(digest, &self.leaf, &self.root).ok()?;
        let message = attributes.to_der().ok()?;
        let rebuilt = assemble(attributes, &self.leaf, &self.root, &self.signature).ok()?;
        let key = verifying_key(&self.leaf)?;
        Some(
            rebuilt == bytes
                // Each signature has a twin with the other half of the range; only one is accepted.
                && self.signature.normalize_s().is_none()
                && key.verify(&message, &self.signature).is_ok(),
        )
    }

    /// Whether the root signed itself and the leaf, and both are allowed to do what they do.
    pub(crate) fn certificates_fit(&self) -> bool {
        let names = self.leaf.tbs_certificate.issuer == self.root.tbs_certificate.subject;
        let root_signs = usage(&self.root).is_some_and(|usage| usage.0.contains(KeyUsages::KeyCertSign));
        let leaf_signs = usage(&self.leaf).is_some_and(|usage| usage.0.contains(KeyUsages::NonRepudiation));
        names
            && root_signs
            && leaf_signs
            && is_authority(&self.root) == Some(true)
            && is_authority(&self.leaf) == Some(false)
            && is_signed_by(&self.root, &self.root).unwrap_or(false)
            && is_signed_by(&self.leaf, &self.root).unwrap_or(false)
    }
}

/// Signed attributes of PAdES baseline B-B: no signing time, that stands in `/M`.
fn attributes(digest: &[u8], leaf: &Certificate, root: &Certificate) -> Result<SignedAttributes, der::Error> {
    let certs = [leaf, root]
        .into_iter()
        .map(|certificate| {
            let hash = Sha256::digest(certificate.to_der()?);
            Ok(EssCertIdV2 {
                cert_hash: OctetString::new(hash.as_slice())?,
            })
        })
        .collect::<Result<_, der::Error>>()?;
    SetOfVec::try_from(vec![
        attribute(rfc5911::ID_CONTENT_TYPE, &rfc5911::ID_DATA)?,
        attribute(rfc5911::ID_MESSAGE_DIGEST, &OctetString::new(digest)?)?,
        attribute(SIGNING_CERTIFICATE_V2, &SigningCertificateV2 { certs })?,
    ])
}

fn attribute(oid: ObjectIdentifier, value: &impl Encode) -> Result<Attribute, der::Error> {
    let value = Any::from_der(&value.to_der()?)?;
    Ok(Attribute {
        oid,
        values: SetOfVec::try_from(vec![value])?,
    })
}

fn assemble(
    attributes: SignedAttributes,
    leaf: &Certificate,
    root: &Certificate,
    signature: &Signature,
) -> Result<Vec<u8>, der::Error> {
    let sha256 = AlgorithmIdentifierOwned {
        oid: rfc5912::ID_SHA_256,
        parameters: None,
    };
    let signer = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber {
            issuer: leaf.tbs_certificate.issuer.clone(),
            serial_number: leaf.tbs_certificate.serial_number.clone(),
        }),
        digest_alg: sha256.clone(),
        signed_attrs: Some(attributes),
        signature_algorithm: ecdsa_with_sha256(),
        signature: OctetString::new(signature.to_der().as_bytes())?,
        unsigned_attrs: None,
    };
    let signed = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![sha256])?,
        encap_content_info: EncapsulatedContentInfo {
            econtent_type: rfc5911::ID_DATA,
            econtent: None,
        },
        certificates: Some(CertificateSet(SetOfVec::try_from(vec![
            CertificateChoices::Certificate(leaf.clone()),
            CertificateChoices::Certificate(root.clone()),
        ])?)),
        crls: None,
        signer_infos: SignerInfos(SetOfVec::try_from(vec![signer])?),
    };
    ContentInfo {
        content_type: rfc5911::ID_SIGNED_DATA,
        content: Any::encode_from(&signed)?,
    }
    .to_der()
}

fn verifying_key(certificate: &Certificate) -> Option<VerifyingKey> {
    let key = certificate
        .tbs_certificate
        .subject_public_key_info
        .to_der()
        .ok()?;
    VerifyingKey::from_public_key_der(&key).ok()
}

fn is_signed_by(certificate: &Certificate, issuer: &Certificate) -> Option<bool> {
    let algorithm = ecdsa_with_sha256();
    let signature = Signature::from_der(certificate.signature.as_bytes()?).ok()?;
    let message = certificate.tbs_certificate.to_der().ok()?;
    Some(
        certificate.signature_algorithm == algorithm
            && certificate.tbs_certificate.signature == algorithm
            && verifying_key(issuer)?.verify(&message, &signature).is_ok(),
    )
}

fn is_authority(certificate: &Certificate) -> Option<bool> {
    let (_, constraints) = certificate.tbs_certificate.get::<BasicConstraints>().ok()??;
    Some(constraints.ca)
}

fn usage(certificate: &Certificate) -> Option<KeyUsage> {
    Some(certificate.tbs_certificate.get::<KeyUsage>().ok()??.1)
}
